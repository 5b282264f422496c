/** Metadata in responses: the declared properties, and any others. */
export type Metadata<Declared> = Declared & { [key: string]: unknown };

/** Metadata in calls: a value of the declared interface (which has no index signature), or one with more keys. */
export type MetadataInput<Declared> = (Declared & object) | Metadata<Declared>;
