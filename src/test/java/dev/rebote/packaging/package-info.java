/** Tests of what the build makes: the two jars, as an operator would meet them. */
package dev.rebote.packaging;
