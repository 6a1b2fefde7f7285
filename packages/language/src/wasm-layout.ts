// The layout of values in a module's memory: one set of numbers for the value library
// (AssemblyScript compiles this very file) and for the compiler, which writes constants in it.
//
// Every value starts at a multiple of 8 with its tag (u32 at offset 0). Address 0 is undefined.
//
//   null     tag
//   boolean  tag, u32 0 or 1
//   number   tag, u32 0, i64                        an integer whose text is the plain one
//   number   tag, u32 length, u32 hash, text…       every other number, by its JSON text
//   string   tag, u32 length, u32 hash, UTF-8…      no terminator
//   array    tag, u32 count, items*, u32 capacity   items: u32 addresses
//   object   tag, u32 count, entries*, u32 capacity, index*, u32 mask, u32 sorted
//   set      as an object whose values are its keys
//   entry    key*, value*, u32 hash of the key
//
// `index` is an open-addressed table of u32 (number of the entry + 1, or 0 for a free place), probed
// linearly from `hash & mask`; it has `mask + 1` places, at least twice as many as there are entries.
// Up to `smallCount` entries there is none (`mask` 0). `sorted` 1: entries are in the order of keys.
// More entries than that and no index: they are kept in order, for their hashes were made to collide.
//
// Memory rules
// - Values are never changed once built, except that a first iteration sorts the entries of an object
//   or set in place and refills its index in place. Nothing that lies below a restored heap pointer
//   can therefore refer to anything above it: sorting needs no memory that outlives it.
// - The heap only grows; `opa_heap_ptr_set` gives everything above the pointer back. The exceptions
//   to the first rule are `opa_value_add_path` and `opa_value_remove_path`, which change data in
//   place: take the heap pointer anew after them.
// - The memo (see `memo_reset`) lives in the heap: reset it after restoring the heap pointer.
// - The first heap address is read from `heapBaseCell` when the first allocation happens; 0 there
//   means the end of the library's own static data. A linker that appends constants writes the
//   address of their end (a multiple of 8) into that cell with a data segment.

export const tagNull = 1;
export const tagBoolean = 2;
export const tagNumber = 3;
export const tagString = 4;
export const tagArray = 5;
export const tagObject = 6;
export const tagSet = 7;

/** Null, false and true of the library's own. */
export const nullAddress = 16;
export const falseAddress = 24;
export const trueAddress = 32;

/** Where the u32 lies that says where the heap starts. */
export const heapBaseCell = 8;
/** Static data of the library starts here; below are cells and scratch space of fixed address. */
export const staticBase = 16384;
/** Message of an abort: UTF-8, with a NUL at the end. */
export const messageCell = 64;
export const messageSize = 448;
/** Work space of the number code. */
export const scratchCell = 512;
/** The numbers from 0 up to but without `smallNumbers`, `integerSize` bytes each: made once, never again. */
export const smallNumberCell = 1024;
export const smallNumbers = 256;
/** Stack of values being parsed; it moves to the heap when it is full. */
export const stackCell = 5120;

export const booleanSize = 8;
export const booleanValue = 4;

export const integerSize = 16;
export const numberLength = 4;
export const numberInteger = 8;
export const numberHash = 8;
export const numberText = 12;

export const stringLength = 4;
export const stringHash = 8;
export const stringText = 12;

export const arraySize = 16;
export const arrayCount = 4;
export const arrayItems = 8;
export const arrayCapacity = 12;

export const tableSize = 32;
export const tableCount = 4;
export const tableEntries = 8;
export const tableCapacity = 12;
export const tableIndex = 16;
export const tableMask = 20;
export const tableSorted = 24;

export const entrySize = 12;
export const entryKey = 0;
export const entryValue = 4;
export const entryHash = 8;

/** Tables of so few entries have no index: their hashes are compared one by one. */
export const smallCount = 8;

/** The evaluation context: what `opa_eval_ctx_new` gives. */
export const contextSize = 16;
export const contextInput = 0;
export const contextData = 4;
export const contextResult = 8;
export const contextEntrypoint = 12;

/** Hashes: murmur3 (32 bits) of a string's bytes from this seed… */
export const stringSeed = 0x2f6a11c5;
/** …and of the other kinds, which `hash-value.ts` of the compiler and `hash.ts` of the library spell out. */
export const nullSeed = 0x1b873593;
export const falseSeed = 0x3c6ef372;
export const trueSeed = 0x5be0cd19;
export const numberSeed = 0x61c88647;
export const arraySeed = 0x4cf5ad43;
export const objectSeed = 0x27d4eb2f;
export const setSeed = 0x165667b1;
