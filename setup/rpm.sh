# shellcheck shell=bash
# What builds the RPM. Sourced, never run.

look_for_rpm() {
    has rpmbuild || lack "the builder of RPMs, rpmbuild" "Install rpm, or rpm-build where it is a package of its own." rpm
}
