import type { CallOptions, EngineClient } from '../../client/client.ts';
import type { CompareParams, ModelChoice } from '../../contract/engine.ts';
import { USUAL_SAMPLE } from '../../core/precision/sample.ts';
import type { PrecisionReport } from '../../core/precision/types.ts';
import type { PrecisionSetting } from './settings.ts';

export interface AutoPrecisionOptions {
  readonly engine: Pick<EngineClient, 'measurePrecision'>;
  readonly onReport: (report: PrecisionReport) => void;
}

/** Makes a precision of the setting `auto`: measured once in a window for each dataset with its models. */
export class AutoPrecision {
  readonly #options: AutoPrecisionOptions;
  readonly #known = new Map<string, Promise<PrecisionReport>>();

  constructor(options: AutoPrecisionOptions) {
    this.#options = options;
  }

  /** The request with the precision that it shall have. Rejects with `Trouble`. */
  async settle(params: CompareParams, setting: PrecisionSetting, call: CallOptions): Promise<CompareParams> {
    if (setting !== 'auto') return { ...params, precision: setting };
    const { recommendation } = await this.#report(params, call);
    return { ...params, precision: recommendation.precision, orFp32: true };
  }

  /** What was measured is kept; a measurement that failed or was cancelled is not. */
  #report(params: CompareParams, call: CallOptions): Promise<PrecisionReport> {
    const key = keyOf(params);
    const known = this.#known.get(key);
    if (known) return known;
    const measured = this.#options.engine.measurePrecision({ ...params, sample: USUAL_SAMPLE }, call).then((report) => {
      this.#options.onReport(report);
      return report;
    });
    measured.catch(() => this.#known.delete(key));
    this.#known.set(key, measured);
    return measured;
  }
}

function keyOf(params: { readonly folder: string; readonly models: ModelChoice; readonly threads: number }): string {
  return JSON.stringify([params.folder, params.models, params.threads]);
}
