/** The part of WebAssembly that Node has and its types leave to the DOM's. */
declare namespace WebAssembly {
  function instantiate(
    bytes: BufferSource,
  ): Promise<{ readonly instance: { readonly exports: unknown } }>;
  type BufferSource = ArrayBufferView | ArrayBuffer;
}
