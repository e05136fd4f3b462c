/** Tests of the REST routes. */
package dev.rebote.webadmin;
