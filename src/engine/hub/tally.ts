import type { ModelPlan, PlannedFile } from '../../core/models/plan.ts';
import type { Task } from '../task.ts';

/** Bytes on disk of all files together, as progress. */
export class Tally {
  readonly #onDisk = new Map<PlannedFile, number>();
  readonly #total: number;
  readonly #task: Task;

  constructor(plans: readonly Pick<ModelPlan, 'files'>[], task: Task) {
    const files = plans.flatMap((plan) => plan.files);
    for (const file of files) this.#onDisk.set(file, file.onDisk);
    this.#total = files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
    this.#task = task;
  }

  show(file: PlannedFile, onDisk: number): void {
    this.#onDisk.set(file, onDisk);
    const done = [...this.#onDisk.values()].reduce((sum, bytes) => sum + bytes, 0);
    this.#task.progress({ stage: 'download', done, total: this.#total });
  }
}
