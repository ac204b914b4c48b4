// A form that asks the visitor's browser for a computation before it is sent. Without this script the same form leads to a
// place in a line.
import 'altcha/external'

const { algorithms, defaults, i18n } = globalThis.$altcha

// Nothing of how somebody moves the pointer is read, whatever a later version of the widget does by default.
defaults.set({ humanInteractionSignature: false, serverVerificationFields: false, serverVerificationTimeZone: false })

class Challenge {
  constructor(place) {
    this.place = place
    this.words = place.dataset
    this.form = place.closest('form')
    this.status = place.querySelector('[role=status]')
    algorithms.set('SHA-256', () => new Worker(this.words.worker))
    const language = document.documentElement.lang || 'en'
    const { label, verifying, verified, error, expired } = this.words
    i18n.set(language, { ...i18n.get('en'), label, verifying, verified, error, expired, waitAlert: verifying, verificationRequired: label })
    this.widget = document.createElement('altcha-widget')
    for (const [name, value] of Object.entries({ challenge: this.words.challenge, auto: 'onsubmit', type: 'native', language,
      configuration: JSON.stringify({ hideLogo: true, hideFooter: true, credentials: 'same-origin', timeout: 300_000 }) })) {
      this.widget.setAttribute(name, value)
    }
    this.widget.addEventListener('statechange', ({ detail }) => this.tell(detail.state))
    // Before the widget's own listener: who presses twice must not send the form half way.
    this.form.addEventListener('submit', (event) => this.hold(event), { capture: true })
    const style = document.createElement('link')
    Object.assign(style, { rel: 'stylesheet', href: this.words.style })
    document.head.append(style)
    place.querySelector('[data-without-script]').hidden = true
    place.append(this.widget)
  }

  hold(event) {
    if (this.state !== 'verifying') return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  tell(state) {
    this.state = state
    this.status.textContent = this.words[state] ?? ''
    if (state === 'error') this.giveUp()
  }

  // The widget would hold the form for ever.
  giveUp() {
    this.widget.remove()
    this.status.className = 'govuk-error-message'
    this.place.querySelector('[data-without-script]').hidden = false
  }
}

// Computing needs HTTPS. Where the page has none, and where the widget fails, the form leads to the line.
const place = document.querySelector('[data-challenge]')
if (place && window.isSecureContext) new Challenge(place)
