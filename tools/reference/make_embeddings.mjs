// Writes the Parquet files of test/fixtures/embeddings with Arrow's writer, the one behind Python's tools, too:
//   npm install --no-save parquet-wasm apache-arrow && node tools/reference/make_embeddings.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { Compression, Table, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm';

const folder = new URL('../../test/fixtures/embeddings/clip-retrieval/', import.meta.url);
const parts = JSON.parse(readFileSync(new URL('rows.json', folder), 'utf8'));

for (const [number, rows] of parts.entries()) {
  const columns = {
    image_path: rows.map(([image]) => image),
    caption: rows.map(([, caption]) => caption),
    width: Int32Array.from(rows, (_, row) => 100 + row),
    similarity: Float64Array.from(rows, (_, row) => row / 10),
  };
  const table = Table.fromIPCStream(tableToIPC(tableFromArrays(columns), 'stream'));
  const properties = new WriterPropertiesBuilder().setCompression(Compression.SNAPPY).build();
  writeFileSync(new URL(`metadata/metadata_${number}.parquet`, folder), writeParquet(table, properties));
}
