import type { Workbench } from '../../test/extension/support/workbench.ts';

const ZOOMS = 6;
const MOVES = 240;

/** Milliseconds between frames while the heatmap of `pipeline` is dragged about. The panel shows a result. */
export async function framesWhilePanning(workbench: Workbench, pipeline: 'preclip' | 'clip'): Promise<number[]> {
  const { page, panel } = workbench;
  const map = panel.map(pipeline);
  await map.focus();
  for (let zoom = 0; zoom < ZOOMS; zoom++) await page.keyboard.press('+');
  const box = await map.boundingBox();
  if (!box) throw new Error('The heatmap is not in sight.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await map.evaluate(RECORD);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 0; move < MOVES; move++) {
    const turn = (move / MOVES) * 4 * Math.PI;
    await page.mouse.move(x + (box.width / 3) * Math.sin(turn), y + (box.height / 3) * Math.sin(turn / 2));
  }
  await page.mouse.up();
  return map.evaluate<number[], unknown>(`window.between`);
}

/** Runs in the page. */
const RECORD = `(() => {
  window.between = [];
  let before;
  const step = (now) => {
    if (before !== undefined) window.between.push(now - before);
    before = now;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})()`;
