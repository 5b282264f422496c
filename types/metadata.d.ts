/** Metadata that is read: what was declared, and whatever else is there. */
export type Metadata<Declared> = Declared & { [key: string]: unknown };

/** Metadata that is written: a value of the declared interface, which has no index signature, or one with more keys. */
export type MetadataInput<Declared> = (Declared & object) | Metadata<Declared>;
