/** The two names under which page and host speak; the preload and the main process are built apart. */

export const INVOKE_CHANNEL = 'longtake:invoke';
export const PUSH_CHANNEL = 'longtake:push';
