import { availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';
import { runProcess } from './process.ts';
import packageJson from '../../package.json' with { type: 'json' };

const VERSIONS = `
import platform, torch, transformers, sentence_transformers
print(f"Python {platform.python_version()}, torch {torch.__version__}, transformers {transformers.__version__}, "
      f"sentence-transformers {sentence_transformers.__version__}")`;

/** Lines that say on what and with what was measured; nothing that tells one machine of its kind from another. */
export async function describeMachine(python: string): Promise<readonly string[]> {
  const { stdout } = await runProcess(python, ['-c', VERSIONS]);
  return [...describeHere(), `- The experiment: ${stdout.trim()}`];
}

/** The same without the Python experiment. */
export function describeHere(): readonly string[] {
  const { dependencies } = packageJson;
  const cores = availableParallelism();
  return [
    `- Machine: ${cpus()[0]?.model.trim() ?? 'unknown'}, ${cores} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()}`,
    `- Load before the start: ${(loadavg()[0] ?? NaN).toFixed(1)} (anything else that runs slows the experiment most)`,
    `- Date: ${new Date().toISOString().slice(0, 10)}`,
    `- Caption Lens ${packageJson.version}: Node ${process.versions.node}, onnxruntime-node ${dependencies['onnxruntime-node']}, sharp ${dependencies.sharp}`,
  ];
}
