import { type Db, sql } from '../../kernel/db/index.ts'
import { monthly } from './appointment.ts'

export interface AllowanceLine {
  tenureId: string
  name: string
  title: string
  allowanceId: string | null
  coefficient: number | null
  amount: number | null
  basis: string
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
  /** Đồng of the month. */
  sum: number
}

export const lastDay = (month: Temporal.PlainYearMonth): Temporal.PlainDate => month.toPlainDate({ day: month.daysInMonth })

/** Whoever holds a post of the board on the month's last day, with the allowance of that day: each post is paid once a month. */
export async function selectAllowances(
  db: Db,
  centreId: string,
  month: Temporal.PlainYearMonth,
): Promise<{ lines: AllowanceLine[]; baseSalary: number }> {
  const on = lastDay(month)
  const { rows } = await sql<Omit<AllowanceLine, 'sum'> & { baseSalary: number | null }>`
    select e.id as "tenureId", people.name, p.title, w.id as "allowanceId", w.coefficient, w.amount, coalesce(w.basis, '') as basis, lower(w.valid) as "from", upper(w.valid) as until,
      (select base_salary from board_limits where id = board_limits_on(${centreId}, ${on}::date)) as "baseSalary"
    from tenures as e join posts as p on p.id = e.post_id join people on people.id = e.person_id
    left join board_allowances as w on w.tenure_id = e.id and w.valid @> ${on}::date
    where p.body_id = ${centreId} and e.valid @> ${on}::date and p.role in ('centre-director', 'centre-deputy-director', 'accountant', 'treasurer')
    order by array_position(array['centre-director', 'centre-deputy-director', 'accountant', 'treasurer'], p.role), p.id, e.acting, people.name`.execute(
    db,
  )
  const baseSalary = rows[0]?.baseSalary ?? 0
  return { baseSalary, lines: rows.map(({ baseSalary: base, ...row }) => ({ ...row, sum: monthly(row, base ?? 0) })) }
}
