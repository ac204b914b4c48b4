// What scripts add to pages that work without them. No inline script: the page's policy forbids it.
import { Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink,
  createAll } from 'govuk-frontend'

// A browser that runs modules is one that govuk-frontend supports.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation,
  SkipLink]) {
  createAll(component)
}

// <button hidden data-copy="#link" data-copied="Copied">Copy the link</button>: shown only where copying works.
for (const button of document.querySelectorAll('button[data-copy]')) {
  const source = document.querySelector(button.dataset.copy)
  if (!source || !navigator.clipboard) continue
  button.hidden = false
  const label = button.textContent
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  status.className = 'govuk-visually-hidden'
  button.after(status)
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(source.value ?? source.href ?? source.textContent)
    button.textContent = status.textContent = button.dataset.copied
    setTimeout(() => { button.textContent = label; status.textContent = '' }, 4000)
  })
}
