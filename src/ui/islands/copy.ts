/** Brings its button to life; without script the text can still be selected. */
export class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    const text = this.querySelector('textarea')
    if (!button || !text) return
    const words = button.textContent
    button.hidden = false
    button.addEventListener('click', async () => {
      text.select()
      // Clipboard access is missing on plain http and in some apps' own browsers.
      if (navigator.clipboard) await navigator.clipboard.writeText(text.value)
      else document.execCommand('copy')
      button.textContent = this.dataset.copied ?? words
      setTimeout(() => {
        button.textContent = words
      }, 3000)
    })
  }
}
