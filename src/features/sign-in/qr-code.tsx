import { encode } from 'uqr';

/** A text to be read by a telephone's camera, drawn as one path. `title` says what it is for; the text stands beside it too. */
export function QrCode({ text, title }: { text: string; title: string }) {
  const { size, data } = encode(text, { border: 4, ecc: 'L' });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={title}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
