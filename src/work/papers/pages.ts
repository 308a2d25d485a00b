import { AlignmentType, Header, type ISectionOptions, PageNumber, PageOrientation, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import type { Paper } from './paper.ts'
import { font, line, mm, type Piece, run } from './pieces.ts'
import type { Profile } from './profiles.ts'

const a4 = { width: 210, height: 297 }

export function pageWidth({ margins }: Profile, landscape: boolean): number {
  return landscape ? a4.height - margins.top - margins.bottom : a4.width - margins.left - margins.right
}

/** A landscape page is the portrait page turned: the binding edge becomes its top. */
function margin({ margins: { top, bottom, left, right }, pageNumber }: Profile, landscape: boolean) {
  const turned = landscape ? { top: left, bottom: right, left: bottom, right: top } : { top, bottom, left, right }
  return {
    top: mm(turned.top),
    bottom: mm(turned.bottom),
    left: mm(turned.left),
    right: mm(turned.right),
    header: mm(pageNumber.fromEdgeMm),
    footer: mm(10),
  }
}

/** `first` starts the count of pages anew; a first page shows no number. */
export function section(
  paper: Paper,
  profile: Profile,
  pieces: Piece[],
  { landscape, first }: { landscape: boolean; first: boolean },
): ISectionOptions {
  const orientation = landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  const width = pageWidth(profile, landscape)
  return {
    properties: {
      titlePage: first,
      page: {
        size: { width: mm(a4.width), height: mm(a4.height), orientation },
        margin: margin(profile, landscape),
        ...(first ? { pageNumbers: { start: 1 } } : {}),
      },
    },
    headers: { first: header(paper, profile, width, false), default: header(paper, profile, width, true) },
    children: [...pieces, new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, children: [run('', 1)] })],
  }
}

/** The number stands at the top centre; sample data says so beside it on every page. */
function header({ sample }: Paper, { pageNumber }: Profile, widthMm: number, numbered: boolean): Header {
  const number = new TextRun({ children: [new Tab(), ...(numbered ? [PageNumber.CURRENT] : [])], font, size: pageNumber.size * 2 })
  const mark = sample ? [run('\tDữ liệu minh họa', 11, { italics: true })] : []
  const tabStops = [
    { type: TabStopType.CENTER, position: mm(widthMm / 2) },
    { type: TabStopType.RIGHT, position: mm(widthMm) },
  ]
  return new Header({ children: [line([number, ...mark], { alignment: AlignmentType.LEFT, tabStops })] })
}
