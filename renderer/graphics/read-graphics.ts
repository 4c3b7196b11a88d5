/** Names what draws and computes in this page: browser and graphics processor, as a verdict on them depends on. */
import type { Graphics } from '../../contract/self-test.ts';

/** Null where the page has no WebGL at all, so that nothing could compute. */
export function readGraphics(): Graphics | null {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (context === null) return null;
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = context.getParameter(
    names === null ? context.RENDERER : names.UNMASKED_RENDERER_WEBGL,
  );
  // Given back at once: a page may hold only a few of these.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  const browser = /(Edg|Chrome|HeadlessChrome)\/\d+/.exec(navigator.userAgent)?.[0] ?? 'unknown';
  return { browser, renderer: typeof name === 'string' ? name : 'unknown' };
}
