/** What the tests share: a scripted SMTP server, a DNS of our own, and a real James between them. */
package dev.rebote.testing;
