/** The part of `js-yaml` that is used; the package does not have declarations. */
declare module 'js-yaml' {
  export function load(text: string, options?: { filename?: string }): unknown;
}
