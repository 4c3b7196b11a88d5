/** LONGTAKE_BROWSER_FLAGS: further browser flags by hand, one a line; tests record the browser's network with it. */
export function extraFlags(env: NodeJS.ProcessEnv = process.env): string[] {
  return (env['LONGTAKE_BROWSER_FLAGS'] ?? '').split('\n').filter((flag) => flag !== '');
}
