/** `my-check` as the name of a constant: `myCheck`. */
export const camel = (name) => name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** `my-check` as words: `My check`. */
export const spoken = (name) => `${name[0].toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
