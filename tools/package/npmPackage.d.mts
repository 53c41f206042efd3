/** Path of the npm package that it made. */
export function makeNpm(): string;
