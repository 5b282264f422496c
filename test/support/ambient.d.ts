/** What the test support uses and no package declares. */

declare function describe(title: string, define: () => void): void;

declare module 'express4' {
  const express: typeof import('express');
  export = express;
}
