/** The end-to-end tests whose outcome rests on time: a camera's frames to be kept up with, a picture to be painted on, a duration to be told. They run alone. */
export const timedFiles = [
  'bench',
  'camera-life',
  'extractor-speed',
  'first-clip',
  'live',
  'offline',
  'record',
  'sample',
  'window-keys',
  'window-trouble',
  'window-watch',
  'window-watching',
].map((name) => `test/e2e/${name}.spec.ts`);
