// For which platform a binary was made, read from its own header.

const ELF = { 62: 'linux-x64', 183: 'linux-arm64' };
const PE = { 0x8664: 'win32-x64', 0xaa64: 'win32-arm64' };
const MACH_O = { 0x01000007: 'darwin-x64', 0x0100000c: 'darwin-arm64' };

/** A platform by VS Code's name, `another platform` for what it has no name for, null for what is no native binary. */
export function formatOf(head) {
  if (head.length < 64) return null;
  if (head.readUInt32BE(0) === 0x7f454c46) return ELF[head.readUInt16LE(18)] ?? 'another platform';
  if (head.readUInt32LE(0) === 0xfeedfacf) return MACH_O[head.readUInt32LE(4)] ?? 'another platform';
  if (head.readUInt32BE(0) === 0xcafebabe) return 'several platforms';
  return head.readUInt16LE(0) === 0x5a4d ? peFormat(head) : null;
}

/** MZ, and at 60 where the header of Windows begins. */
function peFormat(head) {
  const at = head.readUInt32LE(60);
  if (at + 6 > head.length || head.readUInt32BE(at) !== 0x50450000) return null;
  return PE[head.readUInt16LE(at + 4)] ?? 'another platform';
}
