/** The demonstration: a real James with Rebote, a remote server that refuses, and what a sender gets to read. */
package dev.rebote.demo;
