import type { Transporter } from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  text: string
}

export interface Mailer {
  send(mail: Mail): Promise<void>
  close(): void
}

const seconds = 1000

/** A mailer over the SMTP server of the address (`smtp://user:password@host:587`, `smtps://…`); nodemailer comes with the first letter. */
export function openMail(url: string, from: string): Mailer {
  let opened: Promise<Transporter> | undefined
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({ url, connectionTimeout: 10 * seconds, greetingTimeout: 10 * seconds, socketTimeout: 30 * seconds })
  }
  return {
    async send(mail) {
      opened ??= open()
      await (await opened).sendMail({ ...mail, from })
    },
    close: () => void opened?.then((transport) => transport.close()),
  }
}
