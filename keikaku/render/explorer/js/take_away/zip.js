/*
 * Files as one ZIP, packed where the browser can. Their times are the first that the format knows: the same files give
 * the same archive.
 */

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [VERSION, UTF8] = [20, 0x0800];
const DAY = 0x21; // 1 January 1980
const [STORED, DEFLATED] = [0, 8];
const BITS = 8;
const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < BITS; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest;
});

/** @param {Uint8Array} bytes */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> BITS) ^ TABLE[(sum ^ byte) & 0xff];
  return (sum ^ 0xffffffff) >>> 0;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>} nothing where the browser cannot pack
 */
async function packed(bytes) {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null;
  }
}

/**
 * Numbers as the format writes them: a 2 or a 4 for how many bytes, then the number.
 * @param {[2 | 4, number][]} fields
 */
function record(fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, number] of fields) {
    if (size === 2) view.setUint16(at, number, true);
    else view.setUint32(at, number, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/**
 * @param {[string, string][]} files name and text
 * @returns {Promise<Uint8Array<ArrayBuffer>[]>} the parts of the archive
 */
export async function zipped(files) {
  const encoder = new TextEncoder();
  const [parts, index] = [/** @type {Uint8Array<ArrayBuffer>[]} */ ([]), /** @type {Uint8Array<ArrayBuffer>[]} */ ([])];
  const length = (/** @type {Uint8Array[]} */ some) => some.reduce((sum, one) => sum + one.length, 0);
  for (const [name, text] of files) {
    const [path, bytes] = [encoder.encode(name), encoder.encode(text)];
    const small = await packed(bytes);
    const body = small ?? bytes;
    /** @type {[2 | 4, number][]} */
    const said = [
      [2, VERSION],
      [2, UTF8],
      [2, small ? DEFLATED : STORED],
      [2, 0],
      [2, DAY],
      [4, checksum(bytes)],
      [4, body.length],
      [4, bytes.length],
      [2, path.length],
      [2, 0],
    ];
    const at = length(parts);
    parts.push(record([[4, LOCAL], ...said]), path, body);
    index.push(record([[4, CENTRAL], [2, VERSION], ...said, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), path);
  }
  const end = record([
    [4, END],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, length(index)],
    [4, length(parts)],
    [2, 0],
  ]);
  return [...parts, ...index, end];
}
