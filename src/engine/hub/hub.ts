import type { FetchModelsParams, ModelChoice, Network, PlanModelsParams } from '../../contract/engine.ts';
import { missingFiles, type ModelPlan, type ModelsPlan, type PlannedFile } from '../../core/models/plan.ts';
import { notFetched } from '../../core/models/notFetched.ts';
import { MODEL_KEYS } from '../../core/pipelines/pipelines.ts';
import { chosenModels } from '../models/chosen.ts';
import type { Task } from '../task.ts';
import { PAUSES } from './attempts.ts';
import { checkSpace, fetchFiles, fetchModel } from './fetchModel.ts';
import { HubNetwork } from './network.ts';
import { planOnDisk, type DiskPlan } from './onDisk.ts';
import { planOnHub } from './onHub.ts';
import { refuseUnfit, takesLong } from './preview.ts';
import { hubSettings, type HubSettings } from './settings.ts';
import { Tally } from './tally.ts';

/** The models that a request asks for. */
export type Wanted = Pick<FetchModelsParams, 'models' | 'pipelines' | 'precision'>;

/** Where the models of a comparison lie on this machine. */
export interface LocatedModels {
  /** Each by its folder. */
  readonly models: ModelChoice;
  /** Names of those from the Hub, by their folder in the Hugging Face cache. */
  readonly fetched: ReadonlyMap<string, string>;
}

/** Models of the Hub and the Hugging Face cache: what is there, and what can be fetched. */
export class Hub {
  readonly #settings: () => Promise<HubSettings>;
  readonly #pauses: readonly number[];

  /** `pauses` between tries, in milliseconds. */
  constructor(settings = () => hubSettings(), pauses = PAUSES) {
    this.#settings = settings;
    this.#pauses = pauses;
  }

  /** What the models need; the Hub is asked only where something is missing, and if it may. Throws `Trouble`. */
  async plan({ mayAsk, ...params }: PlanModelsParams, task: Task): Promise<ModelsPlan> {
    const settings = await this.#with(params.network);
    const onDisk = await plansOnDisk(params, settings);
    if (!onDisk.some(lacksFiles) || !mayAsk || settings.offline) return described(settings, onDisk);
    await using network = await this.#open(settings, params.network, task);
    const plans = await inTurn(onDisk, async (plan): Promise<ModelPlan> =>
      lacksFiles(plan) ? await planOnHub(plan, params.precision, settings, network) : plan,
    );
    return described(settings, plans);
  }

  /** Fetches what is missing, and answers what is then on disk. With everything there no request is made. Throws `Trouble`. */
  async fetch(params: FetchModelsParams, task: Task): Promise<ModelsPlan> {
    const settings = await this.#with(params.network);
    const onDisk = await plansOnDisk(params, settings);
    const lack = onDisk.filter(lacksFiles);
    if (lack.length > 0 && settings.offline) throw notFetched(lack, params.precision, true);
    if (lack.length > 0) await this.#fetch(onDisk, params, settings, task);
    return described(settings, await plansOnDisk(params, settings));
  }

  async #fetch(
    onDisk: readonly DiskPlan[],
    { precision, network: reached }: FetchModelsParams,
    settings: HubSettings,
    task: Task,
  ): Promise<void> {
    await using network = await this.#open(settings, reached, task);
    const whole = onDisk.filter((plan) => !lacksFiles(plan));
    const plans = await inTurn(onDisk.filter(lacksFiles), (plan) => planOnHub(plan, precision, settings, network));
    await checkSpace(plans, settings.cacheFolder);
    const tally = new Tally(plans, task);
    const show = (file: PlannedFile, bytes: number) => {
      tally.show(file, bytes);
    };
    const quick = ({ files }: ModelPlan) => files.filter((file) => !takesLong(file));
    await inTurn(plans, (plan) => fetchFiles(plan, quick(plan), network, show));
    await refuseUnfit(plans, whole, precision, network);
    await inTurn(plans, (plan) => fetchModel(plan, network, show));
  }

  /**
   * Finds the models of a comparison; no request is made. With `orFp32` those without files of the precision are taken in
   * fp32. Throws `models-not-named`, `models-not-fetched`.
   */
  async locate({ orFp32, ...params }: Wanted & { readonly orFp32?: boolean }): Promise<LocatedModels> {
    const settings = await this.#settings();
    const asked = await plansOnDisk(params, settings);
    const plain =
      orFp32 && asked.some(lacksFiles) ? await plansOnDisk({ ...params, precision: 'fp32' }, settings) : asked;
    const plans = asked.map((plan, index) => (lacksFiles(plan) ? (plain[index] ?? plan) : plan));
    const lack = plans.filter(lacksFiles);
    if (lack.length > 0) throw notFetched(lack, params.precision, settings.offline);
    const folders = Object.fromEntries(plans.map(({ role, folder }) => [MODEL_KEYS[role], folder]));
    const fetched = plans.filter(({ source, folder }) => source !== folder);
    return {
      models: { ...params.models, ...folders },
      fetched: new Map(fetched.map(({ source, folder }) => [folder, source])),
    };
  }

  async #with({ offline }: Network): Promise<HubSettings> {
    const settings = await this.#settings();
    return { ...settings, offline: settings.offline || offline === true };
  }

  #open(settings: HubSettings, network: Network, { signal }: Task): Promise<HubNetwork> {
    return HubNetwork.open({ ...settings, network, signal, pauses: this.#pauses });
  }
}

const lacksFiles = (plan: ModelPlan): boolean => missingFiles(plan).length > 0;

function plansOnDisk({ models, pipelines, precision }: Wanted, settings: HubSettings): Promise<DiskPlan[]> {
  return Promise.all(chosenModels(models, pipelines).map((model) => planOnDisk(model, precision, settings)));
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** Plain data: what a plan holds beside its description stays here. */
function described({ cacheFolder, endpoint, offline }: HubSettings, plans: readonly ModelPlan[]): ModelsPlan {
  const models = plans.map(({ role, towers, source, folder, commit, licence, files }) => {
    return { role, towers, source, folder, commit, licence, files };
  });
  return { cacheFolder, endpoint, offline, models };
}
