/** Tests of the command line, run as a person or a program runs it. */
package dev.rebote.cli;
