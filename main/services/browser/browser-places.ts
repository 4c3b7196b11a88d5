/** Where Chromium, Chrome and Edge live on Linux, macOS and Windows, likeliest first. */
export type BrowserKind = 'chromium' | 'chrome' | 'edge' | 'named';

export interface BrowserPlace {
  readonly path: string;
  readonly kind: BrowserKind;
}

interface Where {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** On the PATH; the snap comes last, since it sees neither /tmp nor hidden folders. */
const linuxNames: readonly (readonly [string, BrowserKind])[] = [
  ['chromium', 'chromium'],
  ['google-chrome-stable', 'chrome'],
  ['google-chrome', 'chrome'],
  ['microsoft-edge-stable', 'edge'],
  ['microsoft-edge', 'edge'],
  ['chromium-browser', 'chromium'],
];

const linuxFiles: readonly (readonly [string, BrowserKind])[] = [
  ['/opt/google/chrome/chrome', 'chrome'],
  ['/opt/microsoft/msedge/msedge', 'edge'],
  ['/snap/bin/chromium', 'chromium'],
];

const macApps: readonly (readonly [string, BrowserKind])[] = [
  ['Google Chrome.app/Contents/MacOS/Google Chrome', 'chrome'],
  ['Chromium.app/Contents/MacOS/Chromium', 'chromium'],
  ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'edge'],
];

const windowsFiles: readonly (readonly [string, BrowserKind])[] = [
  ['Google\\Chrome\\Application\\chrome.exe', 'chrome'],
  ['Chromium\\Application\\chrome.exe', 'chromium'],
  ['Microsoft\\Edge\\Application\\msedge.exe', 'edge'],
];

/** Each name in each folder, the name counting more than the folder; folders the machine lacks are left out. */
function inEach(
  folders: readonly (string | undefined)[],
  names: readonly (readonly [string, BrowserKind])[],
  separator: '/' | '\\',
): BrowserPlace[] {
  return names.flatMap(([name, kind]) =>
    folders
      .filter((folder) => folder !== undefined)
      .map((folder) => ({ path: `${folder}${separator}${name}`, kind })),
  );
}

/** Candidates in order of preference; whether they exist is not looked at here. */
export function browserPlaces({ platform, env }: Where): readonly BrowserPlace[] {
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return inEach(folders, windowsFiles, '\\');
  }
  if (platform === 'darwin') {
    const home = env['HOME'];
    const folders = ['/Applications', home === undefined ? undefined : `${home}/Applications`];
    return inEach(folders, macApps, '/');
  }
  const onPath = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return [
    ...inEach(
      onPath.filter((folder) => !folder.startsWith('/snap/')),
      linuxNames,
      '/',
    ),
    ...linuxFiles.map(([file, kind]) => ({ path: file, kind })),
  ];
}
