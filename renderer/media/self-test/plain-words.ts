/** The one part of a runtime's error that says what is wrong: no trace, no names of its inner parts, on one line. */

/** It computes in floats, which the step that makes floats of a quantised output does not take. */
const QUANTISED = 'it takes no extractors whose numbers are quantised';
const MAX_LENGTH = 160;

export function plainWords(message: string): string {
  const [words = ''] = message.split('=== Source Location Trace');
  const line = words.replaceAll(/\s+/g, ' ').trim();
  // MediaPipe puts each part that failed in front of the next: "A failed: B failed: why".
  const why = line.split(/ failed: /).at(-1) ?? line;
  if (why.includes('Unsupported input tensor type: Float32')) return QUANTISED;
  return (why === '' ? line : why).slice(0, MAX_LENGTH);
}
