/** The banyan: one crown, its aerial roots grown into trunks. One colour, so it prints and embosses. */
export const banyan = {
  viewBox: '0 0 64 64',
  crown:
    'M9.5 33.5C5 33.5 2 30.4 2 26.6c0-3.4 2.4-6.2 5.7-6.8C8 14.6 12 10.8 17 10.8c1.3 0 2.5.2 3.6.7C22.7 7.1 27 4.5 32 4.5s9.3 2.6 11.4 7c1.1-.5 2.3-.7 3.6-.7 5 0 9 3.8 9.3 9 3.3.6 5.7 3.4 5.7 6.8 0 3.8-3 6.9-7.5 6.9z',
  trunk: 'M26.5 32h11c-.3 9.5 1.3 16.5 7.5 23.5H19c6.2-7 7.8-14 7.5-23.5z',
  roots: 'M10.5 32v23.5M16.5 32v14M21.5 32v9M42.5 32v9M47.5 32v14M53.5 32v23.5M6 57.5h52',
  veins: 'M30.3 38c.2 7-.5 12-3.3 17M33.7 38c-.2 7 .5 12 3.3 17',
}

export function Mark({ size = 40 }: { size?: number }) {
  return (
    <svg class="cd-mark" width={size} height={size} viewBox={banyan.viewBox} aria-hidden="true" focusable="false">
      <path fill="currentColor" d={`${banyan.crown}${banyan.trunk}`} />
      <path fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" d={banyan.roots} />
      <path class="cd-mark__veins" fill="none" stroke-width="1.6" stroke-linecap="round" d={banyan.veins} />
    </svg>
  )
}
