/** A library that the benchmarks use where it is installed. */

declare module '@node-rs/jsonwebtoken' {
  export const Algorithm: { RS256: number };
  export function verifySync(token: string, key: string, validation: { algorithms: number[] }): { sub?: string };
}
