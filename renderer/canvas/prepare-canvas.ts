/** A canvas ready to be painted in CSS pixels, as sharp as the screen. */

export function prepareCanvas(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
): CanvasRenderingContext2D | null {
  const density = window.devicePixelRatio;
  const [w, h] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const context = canvas.getContext('2d', { alpha: false });
  context?.setTransform(density, 0, 0, density, 0, 0);
  return context;
}
