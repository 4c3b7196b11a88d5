/** The videos among what a user drops or chooses, folders walked through; what is no video is counted. */

export interface GivenVideo {
  readonly file: File;
  /** With the folders it was found in. */
  readonly name: string;
}

export interface GivenVideos {
  readonly videos: readonly GivenVideo[];
  /** Files that are no videos; hidden ones do not count. */
  readonly passedOver: number;
}

const endings = ['mp4', 'm4v', 'mov', 'webm', 'mkv'];
/** No browser decodes these; they are listed, so that their failure says what to do. */
const foreign = 'avi wmv flv mpg mpeg ts mts m2ts 3gp ogv vob asf divx'.split(' ');

export function isForeignVideo(name: string): boolean {
  return foreign.includes(endingOf(name));
}

export function givenVideos(files: readonly GivenVideo[]): GivenVideos {
  const visible = files.filter(({ name }) => !name.split('/').some((part) => part.startsWith('.')));
  const videos = visible
    .filter(({ name }) => endings.includes(endingOf(name)) || isForeignVideo(name))
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  return { videos, passedOver: visible.length - videos.length };
}

/** Of a dialog that chooses files, or a folder. */
export function chosenVideos(files: readonly File[]): GivenVideos {
  return givenVideos(
    files.map((file) => ({
      file,
      name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    })),
  );
}

/** Must be called while the drop is handled: what was dropped is forgotten after. */
export function droppedVideos({ items }: DataTransfer): Promise<GivenVideos> {
  const files = [...items].filter(({ kind }) => kind === 'file').map(filesOf);
  return Promise.all(files).then((found) => givenVideos(found.flat()));
}

async function filesOf(item: DataTransferItem): Promise<readonly GivenVideo[]> {
  const file = item.getAsFile();
  const entry = item.webkitGetAsEntry();
  if (entry?.isDirectory === true) return filesIn(entry as FileSystemDirectoryEntry);
  return file === null ? [] : [{ file, name: file.name }];
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<readonly GivenVideo[]> {
  const found: GivenVideo[] = [];
  for (const entry of await entriesOf(folder)) {
    if (entry.isDirectory) found.push(...(await filesIn(entry as FileSystemDirectoryEntry)));
    else found.push(...(await fileOf(entry as FileSystemFileEntry)));
  }
  return found;
}

/** What cannot be read any more is no file. */
function fileOf(entry: FileSystemFileEntry): Promise<readonly GivenVideo[]> {
  return new Promise((resolve) => {
    entry.file(
      (file) => {
        resolve([{ file, name: entry.fullPath.replace(/^\//, '') }]);
      },
      () => {
        resolve([]);
      },
    );
  });
}

/** A reader gives entries in portions, until it gives none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => {
        resolve([]);
      });
    });
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

function endingOf(name: string): string {
  return name.toLowerCase().split('.').at(-1) ?? '';
}
