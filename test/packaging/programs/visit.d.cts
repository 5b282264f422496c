declare function visit(origin: string): Promise<string[]>;
export = visit;
