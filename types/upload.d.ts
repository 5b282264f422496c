/** A file to upload. Blobs of type `File` and streams of files have a name. */
export type UploadFile =
  | Blob
  | ArrayBuffer
  | NodeJS.ArrayBufferView
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>;
