const paths = {
  error: 'M8 2.6 2.6 8v8L8 21.4h8l5.4-5.4V8L16 2.6H8Zm3.1 4.6h1.8v6.3h-1.8V7.2Zm0 8h1.8v1.9h-1.8v-1.9Z',
  warning: 'M12 2.6.9 21.4h22.2L12 2.6Zm-.9 7h1.8v5.6h-1.8V9.6Zm0 7.1h1.8v1.9h-1.8v-1.9Z',
  success: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.5 14.6-4.3-4.3 1.3-1.3 3 3 6-6 1.3 1.3-7.3 7.3Z',
  notice: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-.9 5h1.8v1.9h-1.8V7Zm0 3.7h1.8v6.4h-1.8v-6.4Z',
  next: 'm9.3 5.3-1.4 1.4 5.3 5.3-5.3 5.3 1.4 1.4 6.7-6.7-6.7-6.7Z',
  previous: 'm14.7 5.3 1.4 1.4-5.3 5.3 5.3 5.3-1.4 1.4L8 12l6.7-6.7Z',
} as const;
export type IconName = keyof typeof paths;

/** A picture beside words that say the same: hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path fill="currentColor" d={paths[name]} />
    </svg>
  );
}
