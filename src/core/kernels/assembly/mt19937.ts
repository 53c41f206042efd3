// MT19937 of Matsumoto and Nishimura (1998), four words at a time.

const N = 624;
const M = 397;

/** The words, and one more in which the first is repeated so that the last finds its neighbour. */
const state = memory.data((N + 4) * 4, 16);
let next = N;

/** init_genrand. */
export function seedMt19937(seed: u32): void {
  let word = seed;
  store<u32>(state, word);
  for (let i = 1; i < N; i++) {
    word = 1812433253 * (word ^ (word >> 30)) + <u32>i;
    store<u32>(state + ((<usize>i) << 2), word);
  }
  next = N;
}

/** Words i..i+3 of the next state; `far` is the offset in bytes of the word that is mixed in. */
// @ts-ignore: decorator
@inline
function twistFour(at: usize, far: isize): void {
  const upper = v128.and(v128.load(at), i32x4.splat(0x80000000));
  const y = v128.or(upper, v128.and(v128.load(at, 4), i32x4.splat(0x7fffffff)));
  const odd = i32x4.shr_s(i32x4.shl(y, 31), 31);
  const mixed = v128.xor(v128.load(at + far), i32x4.shr_u(y, 1));
  v128.store(at, v128.xor(mixed, v128.and(odd, i32x4.splat(0x9908b0df))));
}

function twist(): void {
  let at = state;
  const wrap = state + (N - M - 3) * 4;
  for (; at < wrap; at += 16) twistFour(at, M * 4);
  store<u32>(state + N * 4, load<u32>(state));
  twistFour(at, M * 4);
  for (at += 16; at < state + N * 4; at += 16) twistFour(at, (M - N) * 4);
  next = 0;
}

// @ts-ignore: decorator
@inline
function temper(y: v128): v128 {
  y = v128.xor(y, i32x4.shr_u(y, 11));
  y = v128.xor(y, v128.and(i32x4.shl(y, 7), i32x4.splat(0x9d2c5680)));
  y = v128.xor(y, v128.and(i32x4.shl(y, 15), i32x4.splat(0xefc60000)));
  return v128.xor(y, i32x4.shr_u(y, 18));
}

/**
 * Four draws from (-bound, bound): torch computes fma(u24 * 2^-24, 2 * bound, -bound) in float32, which is
 * (u24 - 2^23) * bound * 2^-23 rounded once. Both factors here are exact, so that their product has the same bits.
 */
// @ts-ignore: decorator
@inline
function uniform(words: v128, scale: v128): v128 {
  const u24 = v128.and(words, i32x4.splat(0xffffff));
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(u24, i32x4.splat(0x800000))), scale);
}

/** The next `count` draws as float32 at `out`, which has room for three more. */
export function fillUniform(out: usize, count: i32, bound: f32): void {
  const scale = f32x4.splat(bound * (1.0 / 8388608.0));
  while (count > 0) {
    if (next == N) twist();
    const here = min(N - next, count);
    const from = state + ((<usize>next) << 2);
    for (let i: usize = 0; i < ((<usize>here) << 2); i += 16) {
      v128.store(out + i, uniform(temper(v128.load(from + i)), scale));
    }
    out += (<usize>here) << 2;
    next += here;
    count -= here;
  }
}
