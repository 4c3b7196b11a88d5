/** Paths of every system: where a project would lie, and what a path's parts are. */
import { expect, it } from 'vitest';
import { folderFor, nameOf, parentOf, placeIn } from '../../../renderer/projects/paths.ts';

it.each([
  ['/home/ana', 'My activities', '/home/ana/My activities.longtake'],
  ['/', ' x ', '/x.longtake'],
  ['C:\\Users\\ana', 'Tea: 1/2?', 'C:\\Users\\ana\\Tea- 1-2-.longtake'],
])('in %j the project %j lies in a folder of its own', (home, name, folder) => {
  expect(folderFor(home, name)).toBe(folder);
});

it.each([
  ['/home/ana/a.zip', '/home/ana', 'a.zip'],
  ['/home/ana/', '/home', 'ana'],
  ['/a.zip', '/', 'a.zip'],
  ['C:\\Users\\a.zip', 'C:\\Users', 'a.zip'],
  ['C:\\a.zip', 'C:\\', 'a.zip'],
])('%j lies in %j and is called %j', (path, parent, name) => {
  expect([parentOf(path), nameOf(path)]).toEqual([parent, name]);
  expect(placeIn(parent, name)).toBe(path.replace(/\/$/, ''));
});
