// Keys that makers print in their own documentation, samples and emulators, so that they open nothing.

/** FNV-1a of each, so that no scanner takes this file for a leak. Google, Stripe, jwt.io, kubeadm, Azure's emulators. */
const published: ReadonlySet<number> = new Set([
  0x739ddd87, 0xf0951274, 0x0af7ca9d, 0x4e1351cb, 0xb8782c2e, 0x1845a427, 0x00d9b068, 0xaf8fab00, 0x722ef8d0,
  0xc8a510e9, 0x1751c16c, 0xf50c0e72, 0x6a41f911, 0x8ee1d847, 0xb1887211, 0xe972e9a4, 0x1d14fe37, 0xec5ae2c1,
  0x04303bd6, 0x8b00e4c8, 0x1cc53023, 0xca3f82eb, 0x67d85d18, 0xbe3378ee, 0xc0cc49e7, 0x384ed6f4,
]);

export function isPublishedKey(value: string): boolean {
  return published.has(hashOf(value));
}

function hashOf(value: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < value.length; index++)
    hash = Math.imul(hash ^ value.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
