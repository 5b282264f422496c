/**
 * A file to upload, of up to 32 MiB. A `Blob` of type `File` and a file stream have a name. Reading it may take as long
 * as one attempt of the call (`timeoutMs`) and is aborted by the call's signal; a stream is then destroyed or
 * cancelled.
 */
export type UploadFile =
  Blob | ArrayBuffer | NodeJS.ArrayBufferView | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>;
