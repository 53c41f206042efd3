declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module '*.onnx' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
