/** The folder that a path lies in; of one in the home folder, that folder itself. */
export const parentOf = (path: string): string => {
  const parent = path.replace(/(?<!\/)\/+$/, '').replace(/(?<![^/])[^/]+$/, '');
  return parent === '/' || parent === '~/' ? parent : parent.replace(/\/$/, '');
};

/** A path that is absolute, or counts from a folder; without `.` and `..`. */
export const resolved = (folder: string, path: string): string => {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
};

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
