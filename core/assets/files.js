// Adding files by tus: in pieces, with a pause, and going on after an interruption. Without this script the same form sends
// them in one go.
import { Upload } from 'tus-js-client'

const piece = 5_000_000

const filled = (text, values) => text.replace(/%\{(\w+)\}/g, (_, name) => values[name])

// A slow or lost connection, or another try at the same piece, is worth waiting for; a refusal isn't.
const isPassing = (error) => {
  const status = error.originalResponse?.getStatus() ?? 0
  return status < 400 || status >= 500 && status !== 507 || [409, 423, 429].includes(status)
}

// tus-js-client begins a new upload when it can't learn how far the old one is. A server that is away for a moment is no
// reason for that: an error here makes it ask again later.
const askAgain = (request, response) => {
  if (request.getMethod() === 'HEAD' && response.getStatus() >= 500) throw new Error('the server is away')
}

// The server says in the visitor's language why it refuses a file.
const reasonOf = (error, otherwise) => {
  const answer = error.originalResponse
  return answer?.getHeader('Content-Type')?.startsWith('text/plain') && answer.getBody() || otherwise
}

function element(name, attributes = {}, text = '') {
  const made = Object.assign(document.createElement(name), { textContent: text })
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

class Sender {
  constructor(form) {
    this.form = form
    this.words = form.dataset
    this.section = form.closest('section')
    this.list = form.querySelector('.kn-files__sending')
    this.status = form.querySelector('[data-status]')
    this.waiting = Promise.resolve()
    this.rows = []
    form.querySelector('[data-submit]').hidden = true
    const input = form.querySelector('input[type=file]')
    input.addEventListener('change', () => {
      for (const file of input.files) this.add(file)
      input.value = ''
    })
    // Leaving the page interrupts what is being sent; what has arrived is kept.
    window.addEventListener('beforeunload', (event) => { if (this.rows.some((row) => row.sending)) event.preventDefault() })
    form.addEventListener('submit', (event) => event.preventDefault())
  }

  say(text) { this.status.textContent = text }

  add(file) {
    const row = new Row(this, file)
    this.rows.push(row)
    this.list.append(row.item)
    this.list.hidden = false
    this.waiting = this.waiting.then(() => row.send())
  }

  // The server's own list, without losing the place on the page.
  async refresh() {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
    for (const part of ['[data-list]', '#files-hint']) {
      const now = page.querySelector(part)
      if (!now) return location.reload()
      this.section.querySelector(part).replaceWith(document.adoptNode(now))
    }
  }
}

class Row {
  constructor(sender, file) {
    Object.assign(this, { sender, file, announced: 0 })
    this.item = element('li')
    this.bar = element('progress', { max: 100, value: 0, 'aria-label': file.name })
    this.note = element('span', { class: 'kn-quiet' })
    this.pause = this.button(sender.words.pause, () => this.toggle())
    this.cancel = this.button(sender.words.cancel, () => this.ended ? this.item.remove() : this.end(true))
    this.item.append(element('span', { class: 'kn-files__name' }, file.name), this.bar, this.note, this.pause, this.cancel)
  }

  button(text, press) {
    const made = element('button', { type: 'button', class: 'govuk-button govuk-button--secondary' }, text)
    made.append(element('span', { class: 'govuk-visually-hidden' }, ` ${this.file.name}`))
    made.addEventListener('click', press)
    return made
  }

  get sending() { return !this.ended && !this.paused }

  send() {
    if (this.ended) return undefined
    const { words } = this.sender
    return new Promise((over) => {
      this.over = over
      this.upload = new Upload(this.file, {
        endpoint: words.endpoint,
        chunkSize: piece,
        retryDelays: [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000],
        headers: { 'X-Upload-Permission': words.permission, 'X-CSRF-Token': this.sender.form.elements.csrf.value },
        metadata: { filename: this.file.name, filetype: this.file.type },
        fingerprint: async ({ name, type, size, lastModified }) =>
          ['kenes', words.folder, name, type, size, lastModified].join('-'),
        removeFingerprintOnSuccess: true,
        onAfterResponse: askAgain,
        onShouldRetry: (error) => {
          if (isPassing(error)) this.tell(words.waiting)
          return isPassing(error)
        },
        onProgress: (sent, size) => this.progress(Math.floor(100 * sent / size)),
        onSuccess: () => this.done(),
        onError: (error) => this.failed(reasonOf(error, filled(words.failed, { name: this.file.name })), isPassing(error)),
      })
      this.upload.findPreviousUploads().then((known) => {
        if (known.length > 0) this.upload.resumeFromPreviousUpload(known[0])
        this.upload.start()
      })
    })
  }

  tell(text) {
    this.note.textContent = text
    this.sender.say(text)
  }

  progress(percent) {
    this.bar.value = percent
    const text = filled(this.sender.words.sending, { name: this.file.name, percent })
    this.note.textContent = `${percent} %`
    if (percent < this.announced) return
    this.announced = percent + 25
    this.sender.say(text)
  }

  toggle() {
    if (!this.upload) return
    const { words } = this.sender
    this.paused = !this.paused
    this.pause.firstChild.textContent = this.paused ? words.resume : words.pause
    if (this.paused) {
      this.upload.abort()
      this.tell(filled(words.paused, { name: this.file.name }))
    } else {
      this.upload.start()
    }
  }

  async done() {
    this.end(false)
    await this.sender.refresh()
    this.sender.say(filled(this.sender.words.done, { name: this.file.name }))
  }

  failed(reason, passing) {
    this.ended = true
    this.bar.remove()
    this.pause.remove()
    // What was refused is said here and needs no place on the server's list; what was cut off can be gone on with.
    if (!passing) this.upload.abort(true).catch(() => {})
    this.cancel.firstChild.textContent = this.sender.words.remove
    this.note.className = 'govuk-error-message'
    this.note.setAttribute('role', 'alert')
    this.note.textContent = reason
    this.sender.say('')
    this.over()
  }

  async end(given_up) {
    this.ended = true
    this.item.remove()
    if (given_up && this.upload) await this.upload.abort(true).catch(() => {})
    this.over?.()
    if (given_up) await this.sender.refresh()
  }
}

for (const form of document.querySelectorAll('form[data-files]')) new Sender(form)
