/** In functions that pages run: the page with clerk-js. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
declare const window: any;
