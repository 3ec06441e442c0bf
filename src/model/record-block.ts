// Records packed into bytes: neighbours of one list together, so that they go between threads without a copy, and hold a
// fifth of the memory that objects do. What a record says is read out of the bytes when it is looked at.

/** Records per block: so few that a page takes one in within a frame. */
export const BLOCK_LENGTH = 4_096;

/** The values of one key in a block: as bytes, or as one of the few different values that occur. */
interface PackedColumn {
  readonly key: string;
  /** Where the bytes of value v are: [starts[v], starts[v + 1]). */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Per record: the number of its value; null where each record has its own. */
  readonly values: Uint16Array<ArrayBuffer> | null;
}

/** Records of one list, in their order. */
export interface RecordBlock {
  readonly length: number;
  readonly columns: readonly PackedColumn[];
  /** Keys of records, in their order, for each combination that occurs. */
  readonly shapes: readonly (readonly string[])[];
  /** Per record: its shape. */
  readonly shapeOf: Uint16Array<ArrayBuffer>;
  /** Keys of objects inside of records, for each combination that occurs. */
  readonly innerShapes: readonly (readonly string[])[];
  /** Where text t is in the bytes: [textStarts[t], textStarts[t + 1]); texts inside of lists and objects are kept once. */
  readonly textStarts: Uint32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The buffers of a block, for handing them to another thread. */
export function blockBuffers({ columns, shapeOf, textStarts, bytes }: RecordBlock): readonly ArrayBuffer[] {
  const arrays = columns.flatMap(({ starts, values }) => (values === null ? [starts] : [starts, values]));
  return [...arrays, shapeOf, textStarts, bytes].map(({ buffer }) => buffer);
}

const NULL = 0;
const FALSE = 1;
const TRUE = 2;
/** A whole number, not negative, of at most 31 bits, as bits of seven from the lowest. */
const WHOLE = 3;
const NUMBER = 4;
/** Bytes of UTF-8. */
const TEXT = 5;
/** Units of UTF-16: for a text with half of a pair of surrogates, which UTF-8 has no bytes for. */
const UNITS = 6;
/** The number of a text that is kept once. */
const KNOWN_TEXT = 7;
const LIST = 8;
const OBJECT = 9;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** Packs records, which are values of JSON. There are at most BLOCK_LENGTH of them. */
export function packBlock(records: readonly object[]): RecordBlock {
  const packed = Row.blockOf(records);
  return packed === null ? newBlock(records) : structuredClone(packed);
}

function newBlock(records: readonly object[]): RecordBlock {
  const bytes = new Bytes();
  const shapes = new Shapes();
  const inner = new Shapes();
  const texts = new Map<string, number>();
  const shapeOf = Uint16Array.from(records, (record) => shapes.numberOf(record));
  const keys = new Set(shapes.all.flat());
  const columns = Array.from(keys, (key): PackedColumn => {
    const values = records.map((record) => (record as JsonObject)[key]);
    const distinct = new Set(values);
    // A set does not tell -0 from 0.
    const isOfFew =
      2 * distinct.size < records.length && !values.some((value) => isTree(value) || Object.is(value, -0));
    const written: readonly (Json | undefined)[] = isOfFew ? [...distinct] : values;
    const starts = new Uint32Array(written.length + 1);
    for (const [at, value] of written.entries()) {
      starts[at] = bytes.length;
      // A key that a record does not have is never asked for.
      if (value !== undefined) write(value);
    }
    starts[written.length] = bytes.length;
    if (!isOfFew) return { key, starts, values: null };
    const numbers = new Map(written.map((value, number) => [value, number]));
    return { key, starts, values: Uint16Array.from(values, (value) => numbers.get(value) as number) };
  });

  function write(value: Json, isInside = false): void {
    if (value === null) bytes.push(NULL);
    else if (typeof value === "boolean") bytes.push(value ? TRUE : FALSE);
    else if (typeof value === "number") bytes.pushNumber(value);
    else if (typeof value === "string" && !isInside) bytes.pushText(value);
    else if (typeof value === "string") {
      const number = texts.get(value) ?? texts.size;
      texts.set(value, number);
      bytes.push(KNOWN_TEXT);
      bytes.pushWhole(number);
    } else if (isList(value)) {
      bytes.push(LIST);
      bytes.pushWhole(value.length);
      for (const item of value) write(item, true);
    } else {
      bytes.push(OBJECT);
      bytes.pushWhole(inner.numberOf(value));
      for (const key of Object.keys(value)) write(value[key] as Json, true);
    }
  }

  const textStarts = new Uint32Array(texts.size + 1);
  let at = 0;
  for (const text of texts.keys()) {
    textStarts[at++] = bytes.length;
    bytes.pushText(text);
  }
  textStarts[at] = bytes.length;
  return {
    length: records.length,
    columns,
    shapes: shapes.all,
    shapeOf,
    innerShapes: inner.all,
    textStarts,
    bytes: bytes.taken(),
  };
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isTree = (value: Json | undefined): boolean => typeof value === "object" && value !== null;

/** The combinations of keys that occur, numbered as they come. */
class Shapes {
  readonly all: (readonly string[])[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(object: object): number {
    const keys = Object.keys(object);
    const name = JSON.stringify(keys);
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.all.push(keys) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const floats = new DataView(new ArrayBuffer(8));

/** A growing row of bytes. */
class Bytes {
  #held = new Uint8Array(2 ** 16);
  length = 0;

  push(byte: number): void {
    if (this.length === this.#held.length) this.#grow(1);
    this.#held[this.length++] = byte;
  }

  pushWhole(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.push((rest & 127) | 128);
    this.push(rest);
  }

  pushNumber(value: number): void {
    if (value >= 0 && value < 2 ** 31 && Number.isInteger(value) && !Object.is(value, -0)) {
      this.push(WHOLE);
      this.pushWhole(value);
      return;
    }
    this.push(NUMBER);
    floats.setFloat64(0, value);
    for (let at = 0; at < 8; at++) this.push(floats.getUint8(at));
  }

  pushText(text: string): void {
    if (!text.isWellFormed()) {
      this.push(UNITS);
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        this.push(unit >>> 8);
        this.push(unit & 255);
      }
      return;
    }
    this.push(TEXT);
    if (this.length + 3 * text.length > this.#held.length) this.#grow(3 * text.length);
    this.length += encoder.encodeInto(text, this.#held.subarray(this.length)).written;
  }

  /** What was pushed, in a buffer of its own. */
  taken(): Uint8Array<ArrayBuffer> {
    return this.#held.slice(0, this.length);
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(2 * this.#held.length, this.length + by));
    larger.set(this.#held);
    this.#held = larger;
  }
}

/** Lists and objects that were looked at last are kept, by column, up to so many: looked at again, they are the same. */
const MOST_KEPT = 512;
/** Blocks that keep any, of all datasets, for half a million records: what more would keep fills a worker. */
const MOST_KEEPING = 128;
/** They, by when they began to keep. */
const keeping = new Set<WeakRef<OpenBlock>>();
/** Bytes up to which a text is put together unit by unit, which is faster than to ask the decoder. */
const SHORT = 32;

/** Reads values out of a block. */
class OpenBlock {
  readonly block: RecordBlock;
  readonly #columns: ReadonlyMap<string, PackedColumn>;
  readonly #kept = new Map<string, Map<number, Json>>();
  #texts: (string | undefined)[] = [];
  #isKeeping = false;
  #at = 0;

  constructor(block: RecordBlock) {
    this.block = block;
    this.#columns = new Map(block.columns.map((column) => [column.key, column]));
  }

  valueOf(key: string, record: number): Json {
    const { starts, values } = this.#columns.get(key) as PackedColumn;
    const value = values === null ? record : (values[record] as number);
    const start = starts[value] as number;
    const isObject = (this.block.bytes[start] as number) >= LIST;
    if (!isObject) return this.#scalar(start, starts[value + 1] as number);
    let kept = this.#kept.get(key);
    if (kept === undefined) {
      if (!this.#isKeeping) this.#keep();
      kept = new Map();
      this.#kept.set(key, kept);
    }
    const known = kept.get(value);
    if (known !== undefined) return known;
    this.#at = start;
    const read = this.#read();
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(value, read);
    return read;
  }

  /** Begins to keep what is read; of too many blocks that do, the first lets go. */
  #keep(): void {
    this.#isKeeping = true;
    keeping.add(new WeakRef(this));
    if (keeping.size <= MOST_KEEPING) return;
    const [first] = keeping;
    keeping.delete(first as WeakRef<OpenBlock>);
    const block = first?.deref();
    if (block !== undefined) block.#letGo();
  }

  #letGo(): void {
    this.#isKeeping = false;
    this.#kept.clear();
    this.#texts = [];
  }

  /** A value that stands by itself, between two places. */
  #scalar(start: number, end: number): Json {
    const { bytes } = this.block;
    const tag = bytes[start];
    if (tag === TEXT) return textBetween(bytes, start + 1, end);
    if (tag === UNITS) {
      let text = "";
      for (let at = start + 1; at < end; at += 2)
        text += String.fromCharCode(((bytes[at] as number) << 8) | (bytes[at + 1] as number));
      return text;
    }
    this.#at = start;
    return this.#read();
  }

  /** The value at the place that has been reached, which then is the one behind it. */
  #read(): Json {
    const { bytes, innerShapes } = this.block;
    const tag = bytes[this.#at++];
    switch (tag) {
      case FALSE:
        return false;
      case TRUE:
        return true;
      case WHOLE:
        return this.#whole();
      case NUMBER: {
        for (let at = 0; at < 8; at++) floats.setUint8(at, bytes[this.#at++] as number);
        return floats.getFloat64(0);
      }
      case KNOWN_TEXT:
        return this.#text(this.#whole());
      case LIST: {
        const length = this.#whole();
        const list: Json[] = [];
        for (let at = 0; at < length; at++) list.push(this.#read());
        return list;
      }
      case OBJECT: {
        const object: Record<string, Json> = {};
        for (const key of innerShapes[this.#whole()] as readonly string[]) put(object, key, this.#read());
        return object;
      }
      default:
        return null;
    }
  }

  #whole(): number {
    const { bytes } = this.block;
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = bytes[this.#at++] as number;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
      shift += 7;
    }
  }

  #text(number: number): string {
    const { textStarts } = this.block;
    const known = this.#texts[number];
    if (known !== undefined) return known;
    const [start, end] = [textStarts[number] as number, textStarts[number + 1] as number];
    const text = this.#scalar(start, end) as string;
    // Long ones would soon be as much memory as all records.
    if (end - start <= SHORT) this.#texts[number] = text;
    return text;
  }
}

/** Sets a key, whatever it is called: an assignment to "__proto__" would be another thing. */
function put(object: Record<string, Json>, key: string, value: Json): void {
  if (key === "__proto__")
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else object[key] = value;
}

function textBetween(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > SHORT) return decoder.decode(bytes.subarray(start, end));
  let text = "";
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte > 127) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Gives an object, whatever it is, the private fields of the class that extends this one. */
const Given = function given(object: object): object {
  return object;
} as unknown as new (
  object: object,
) => object;

/** Where in a block the values of a record are. It is part of the record, where nobody else sees it. */
class Row extends Given {
  readonly #block: OpenBlock;
  readonly #record: number;

  constructor(object: object, block: OpenBlock, record: number) {
    super(object);
    this.#block = block;
    this.#record = record;
  }

  /** The block that records are read out of, if they are all of it, in its order; else null. */
  static blockOf(records: readonly object[]): RecordBlock | null {
    const [first] = records;
    if (first === undefined || !(#block in first) || first.#block.block.length !== records.length) return null;
    const isNext = (record: object, at: number) =>
      #block in record && record.#block === first.#block && record.#record === at;
    return records.every(isNext) ? first.#block.block : null;
  }

  /** How a record has a key of which the value is in a block. */
  static getter(key: string): PropertyDescriptor {
    return {
      enumerable: true,
      get(this: Row) {
        return this.#block.valueOf(key, this.#record);
      },
    };
  }
}

/** One for each key, so that all records of a shape are of one kind to the engine. */
const getters = new Map<string, PropertyDescriptor>();

function getterOf(key: string): PropertyDescriptor {
  const getter = getters.get(key) ?? Row.getter(key);
  getters.set(key, getter);
  return getter;
}

/**
 * The records of a block, as objects with the keys and values that were packed. A value is read when it is asked for: a
 * text each time, a list or an object once while it is among the last ones that were. To others they are plain objects:
 * spread, copied to another thread or written as JSON, they give all that they say.
 */
export function recordsOf(block: RecordBlock): readonly object[] {
  const open = new OpenBlock(block);
  const shapes = block.shapes.map((keys) => keys.map((key) => [key, getterOf(key)] as const));
  return Array.from(block.shapeOf, (shape, record) => {
    const object = {};
    new Row(object, open, record);
    for (const [key, getter] of shapes[shape] as (typeof shapes)[number]) Object.defineProperty(object, key, getter);
    return object;
  });
}
