/** What the test support uses and no package declares. */

declare function describe(title: string, define: () => void): void;

declare function it(title: string, run: () => Promise<void> | void): void;

declare function before(run: () => Promise<void> | void): void;

/** Any version of the package has what the test support uses. */
declare module 'redis6' {
  export * from 'redis';
}

declare module 'express4' {
  const express: typeof import('express');
  export = express;
}
