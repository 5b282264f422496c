/**
 * A file to upload, of 32 MiB at most. Blobs of type `File` and streams of files have a name. Reading it may take as
 * long as an attempt of the call (`timeoutMs`), and ends with the call's signal; a stream is destroyed or cancelled
 * then.
 */
export type UploadFile =
  Blob | ArrayBuffer | NodeJS.ArrayBufferView | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>;
