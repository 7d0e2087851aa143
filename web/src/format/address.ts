/** A network address as people write it: IPv6 with its longest run of zero groups left out (RFC 5952). */
export function formatAddress(address: string): string {
  const groups = address.toLowerCase().split(':');
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return address;
  const short = groups.map((group) => group.replace(/^0+(?=.)/, ''));
  const [begin, length] = longestZeros(short);
  if (length < 2) return short.join(':');
  return `${short.slice(0, begin).join(':')}::${short.slice(begin + length).join(':')}`;
}

/** Where the longest run of zero groups begins, the first of equals, and how long it is. */
function longestZeros(groups: readonly string[]): [begin: number, length: number] {
  let best: [number, number] = [0, 0];
  let begin = 0;
  groups.forEach((group, index) => {
    if (group !== '0') begin = index + 1;
    else if (index + 1 - begin > best[1]) best = [begin, index + 1 - begin];
  });
  return best;
}
